package io.loginsight.core.read;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Words for a message of one line. A file's name is written by others and may hold anything. */
final class OneLine {

  private OneLine() {}

  /** Replaces control characters, which could break the line or steer a terminal. */
  static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (steers(c)) {
                clean.append(String.format("\\u%04x", c));
              } else {
                clean.appendCodePoint(c);
              }
            });
    return clean.toString();
  }

  private static boolean steers(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Says what went wrong in words that make sense behind the name of a source. */
  static String why(Exception failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemLoopException) {
      return "links to itself";
    }
    if (failure instanceof NotDirectoryException) {
      return "is not a directory";
    }
    if (failure instanceof CharacterCodingException) {
      return "cannot be decoded";
    }
    String message = failure.getMessage();
    if (failure instanceof FileSystemException files) {
      message = files.getReason(); // getMessage() would name the file again
    }
    return message == null || message.isBlank()
        ? "failed with " + failure.getClass().getSimpleName()
        : of(message);
  }
}
