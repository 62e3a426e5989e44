package io.loginsight.core.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Reads the small {@code .tar.gz} archives of logs that other programs printed. */
final class Tarball {

  private static final int BLOCK = 512;
  private static final int SIZE = 124; // where a header holds the size of its file, in octal
  private static final int TYPE = 156; // '0' is a file

  private Tarball() {}

  /** Returns the content of each file by its name without folders. */
  static Map<String, byte[]> read(Path archive) throws IOException {
    byte[] tar;
    try (var in = new GZIPInputStream(Files.newInputStream(archive))) {
      tar = in.readAllBytes();
    }
    Map<String, byte[]> files = new TreeMap<>();
    int at = 0;
    while (at + BLOCK <= tar.length && tar[at] != 0) {
      int size = Integer.parseInt(text(tar, at + SIZE, 11).strip(), 8);
      if (tar[at + TYPE] == '0') {
        String path = text(tar, at, 100);
        byte[] content = java.util.Arrays.copyOfRange(tar, at + BLOCK, at + BLOCK + size);
        files.put(path.substring(path.lastIndexOf('/') + 1), content);
      }
      at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
    return files;
  }

  private static String text(byte[] tar, int from, int length) {
    String text = new String(tar, from, length, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
