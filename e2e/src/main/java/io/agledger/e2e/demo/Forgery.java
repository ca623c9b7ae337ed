package io.agledger.e2e.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A copy of a dump in which somebody changed one byte of one payload, and was careful: the manifest
 * has the changed file's digest, so only the signed commitment can tell.
 *
 * @param what the change, for people
 */
record Forgery(Path folder, String what) {

  private static final String VAULT = "audit_vault.ndjson";
  private static final String MANIFEST = "manifest.json";
  private static final byte[] PLACE = "\"login\":\"".getBytes(StandardCharsets.UTF_8);

  static Forgery of(Path dump, Path copy) throws IOException {
    copy(dump, copy);
    var vault = Files.readAllBytes(copy.resolve(VAULT));
    var honest = sha256(vault);
    var at = indexOf(vault, PLACE) + PLACE.length;
    var before = (char) vault[at];
    vault[at] ^= 1;
    Files.write(copy.resolve(VAULT), vault);
    var manifest = Files.readString(copy.resolve(MANIFEST)).replace(honest, sha256(vault));
    Files.writeString(copy.resolve(MANIFEST), manifest);
    return new Forgery(
        copy, "byte %d of %s: a login's '%c' is now '%c'".formatted(at, VAULT, before, vault[at]));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (var files = Files.newDirectoryStream(from)) {
      for (var file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static int indexOf(byte[] text, byte[] part) {
    for (var at = 0; at + part.length < text.length; at++) {
      if (matches(text, at, part) && Character.isLetter(text[at + part.length])) {
        return at;
      }
    }
    throw new IllegalStateException("no login in the dump");
  }

  private static boolean matches(byte[] text, int at, byte[] part) {
    for (var i = 0; i < part.length; i++) {
      if (text[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
