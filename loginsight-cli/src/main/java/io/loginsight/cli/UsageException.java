package io.loginsight.cli;

/** Arguments that make no sense. The message says what is allowed. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
