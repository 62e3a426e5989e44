package io.loginsight.core.mine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes messages for property tests: pieces that masks look for, glued at random, and noise. */
final class Messages {

  private static final String[] PIECES = {
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\t",
    ":",
    "::",
    ".",
    "..",
    "...",
    ",",
    "=",
    "-",
    "_",
    "/",
    "\\",
    "<",
    ">",
    "<*>",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "%",
    "#",
    "@",
    "&",
    "!",
    "?",
    "*",
    "|",
    "~",
    "+",
    "$",
    "0",
    "1",
    "7",
    "42",
    "365",
    "1024",
    "2024",
    "123456",
    "9876543210",
    "0x1f",
    "0xZ",
    "1.5",
    "1e5",
    "-3",
    "12ms",
    "3s",
    "40%",
    "5 B",
    "7 KB",
    "1.5 GiB",
    "12 bytes (1.0 KB)",
    "<1 sec",
    "<20 ms",
    "a",
    "B",
    "x",
    "Z",
    "the",
    "queue",
    "Worker",
    "server",
    "node",
    "state",
    "user",
    "for",
    "by",
    "invalid",
    "host",
    "id",
    "ip",
    "pid",
    "uid",
    "GET",
    "POST",
    " HTTP/1.1",
    "ssh2",
    "L3",
    "eth0",
    "jk2_init",
    "blk_-17",
    "task_9",
    "core.12",
    "v1.2",
    "node-3",
    "a-b-c",
    "deadbeef",
    "cafebabe",
    "abcdefabcdefabcd",
    "0f8fad5b-d9cb-469f-a165-70867728950e",
    "00:1b:44:11:3a:b7",
    "1:2:3:4:5",
    "aa:bb:cc:dd",
    "0000:00:1f.2",
    "00:1f.2",
    "[A]",
    "fe80::1",
    "::1",
    "2001:db8:0:0:0:0:2:1",
    "::ffff:10.1.2.3",
    "face::add",
    "10.0.0.7",
    "10.0.0.7:8080",
    "/10.0.0.7",
    "db.local/10.0.0.7:53",
    "db-2:5432",
    "api.example.org:443",
    "anna.b+x@mail.example.org",
    "u17@mail3.example.org",
    "12@b.co",
    "shop@db",
    "@a1-b2.com",
    "@a1-b2",
    "@x.y9:25",
    ".org",
    "user@1000.service",
    "Main.java:12",
    "https://example.org/a?b=c.",
    "s3://bucket",
    "a.b://c",
    "/var/log/x.log",
    "./a",
    "../b",
    "~/c",
    "C:\\tmp",
    "2024-03-01",
    "2024-03-01T10:15:30.123+01:00",
    "2024-03-01 10:15:30,5",
    "01/Mar/2024:10:15:30",
    "10:15:30",
    "10:15",
    "Mar  1 10:15:30",
    "Fri Mar  1 10:15:30 UTC 2024",
    "Monday",
    "March",
    "Z",
    " UTC",
    " +0100",
    "\u00e9t\u00e9",
    "\u65e5\u5fd7",
    "\u00b5s",
    "5\u00b5s",
    "=",
    "\n",
    "\0"
  };

  private final Random random;

  Messages(long seed) {
    random = new Random(seed);
  }

  byte[] next() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int pieces = random.nextInt(14);
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(20) == 0) {
        out.write(random.nextInt(256));
      } else {
        out.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  byte[] noise(int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }
}
