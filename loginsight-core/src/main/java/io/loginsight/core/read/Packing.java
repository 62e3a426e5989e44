package io.loginsight.core.read;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a source are packed. Told by its first bytes and never by its name. The place
 * for another codec: its magic here, its stream in {@link #unpack}.
 */
enum Packing {
  GZIP("gzip", "\u001f\u008b\b"),
  ZSTANDARD("Zstandard", "(\u00b5/\u00fd"),
  XZ("xz", "\u00fd7zXZ\0"),
  LZ4("LZ4", "\4\"M\u0018"),
  BZIP2("bzip2", "BZh\uffff1AY&SY"),
  ZIP("zip", "PK\3\4"),
  PLAIN("plain", "");

  /** The first bytes that {@link #of} wants to see. */
  static final int LONGEST_MAGIC = 10;

  /** Stands for any byte. */
  private static final char ANY = '\uffff';

  private final String title;
  private final String magic;

  Packing(String title, String magic) {
    this.title = title;
    this.magic = magic;
  }

  /** Recognises the packing of a source by its first bytes, which may be few. */
  static Packing of(byte[] first) {
    for (Packing packing : values()) {
      if (packing.begins(first)) {
        return packing;
      }
    }
    return PLAIN;
  }

  private boolean begins(byte[] first) {
    if (first.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      char want = magic.charAt(i);
      if (want != ANY && want != (first[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the name that a person knows it by. */
  String title() {
    return title;
  }

  /** Returns what a person can do where there is no codec. */
  String advice() {
    return this == ZSTANDARD
        ? "add com.github.luben:zstd-jni to the class path, or unpack it first"
        : "unpack it first";
  }

  /** Returns the unpacked bytes, or null if there is no codec. */
  @Nullable InputStream unpack(InputStream packed) {
    return switch (this) {
      case PLAIN -> packed;
      case GZIP -> new GzipStream(packed);
      case ZSTANDARD -> zstandard(packed);
      case XZ, LZ4, BZIP2, ZIP -> null;
    };
  }

  /** The library is optional, and its native part does not exist for every machine. */
  private static @Nullable InputStream zstandard(InputStream packed) {
    try {
      return ZstdStream.of(packed);
    } catch (LinkageError e) {
      return null;
    }
  }
}
