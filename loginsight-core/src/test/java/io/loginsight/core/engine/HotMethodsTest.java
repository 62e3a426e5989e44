package io.loginsight.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * That what runs for every line stays small enough for the JIT compiler to put it where it is
 * called: C2 does so with hot methods of up to 325 bytes of bytecode (FreqInlineSize).
 *
 * <p>{@code hot-methods.txt} names them, with their sizes; {@code -Dgolden.update=true} writes the
 * sizes anew. A method is added by its name, and taken out by deleting its line.
 */
class HotMethodsTest {

  private static final int MOST = 325;

  /** A method that grows by more than this is looked at, and its size written anew. */
  private static final int GROWTH = 64;

  private static final Path FILE = Path.of("src", "test", "resources", "hot-methods.txt");

  @Test
  void code_hotMethods_isNoLargerThanTheCompilerInlines() throws IOException {
    List<String> problems = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Map<String, Map<String, Integer>> classes = new HashMap<>();
    for (String line : Files.readAllLines(FILE)) {
      if (line.isBlank() || line.startsWith("#")) {
        lines.add(line);
        continue;
      }
      String[] parts = line.split(" ");
      int dot = parts[0].lastIndexOf('.');
      String type = parts[0].substring(0, dot);
      if (!classes.containsKey(type)) {
        classes.put(type, sizes(type));
      }
      Integer size = classes.get(type).get(parts[0].substring(dot + 1));
      if (size == null) {
        problems.add(parts[0] + " is not there any more");
        continue;
      }
      int before = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
      if (size > Math.max(MOST, before)) { // those that are larger already must not grow
        problems.add(parts[0] + " has " + size + " bytes, more than " + MOST);
      } else if (size > before + GROWTH) {
        problems.add(parts[0] + " has grown from " + before + " to " + size + " bytes");
      }
      lines.add(parts[0] + " " + size);
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.write(FILE, lines);
      problems.removeIf(problem -> !problem.contains("more than"));
    }
    assertEquals(List.of(), problems);
  }

  /** Returns the size of the code of each method; of those with one name, the largest. */
  private static Map<String, Integer> sizes(String type) throws IOException {
    String file = "/io/loginsight/core/" + type.replace('.', '/') + ".class";
    try (InputStream in = HotMethodsTest.class.getResourceAsStream(file)) {
      return in == null ? Map.of() : sizes(new DataInputStream(in));
    }
  }

  /** Reads a class file, JVM specification, chapter 4. */
  private static Map<String, Integer> sizes(DataInputStream in) throws IOException {
    in.skipNBytes(8); // magic and version
    String[] texts = constants(in);
    in.skipNBytes(6); // flags, this class, its superclass
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    Map<String, Integer> sizes = new HashMap<>();
    members(in, texts, new HashMap<>()); // fields
    members(in, texts, sizes);
    return sizes;
  }

  private static String[] constants(DataInputStream in) throws IOException {
    String[] texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // takes two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("constant of kind " + tag);
      }
    }
    return texts;
  }

  private static void members(DataInputStream in, String[] texts, Map<String, Integer> sizes)
      throws IOException {
    int members = in.readUnsignedShort();
    for (int i = 0; i < members; i++) {
      in.skipNBytes(2); // flags
      String name = texts[in.readUnsignedShort()];
      in.skipNBytes(2); // type
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        boolean code = "Code".equals(texts[in.readUnsignedShort()]);
        int length = in.readInt();
        if (code) {
          in.skipNBytes(4); // stack and locals
          sizes.merge(name, in.readInt(), Math::max);
          length -= 8;
        }
        in.skipNBytes(length);
      }
    }
  }
}
