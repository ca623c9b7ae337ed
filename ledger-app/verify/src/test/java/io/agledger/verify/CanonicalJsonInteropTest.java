package io.agledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RFC 8785 as npm's canonicalize sees it, which has ECMAScript's own numbers. */
@Tag("interop")
class CanonicalJsonInteropTest {

  private static final int DOCUMENTS = 5_000;
  private static final Path PACKAGE = Path.of("target/interop-npm").toAbsolutePath();

  @TempDir private Path temp;

  @Test
  void whateverWeAcceptIsCanonicalForNpmAsForUs() throws IOException {
    install();
    List<String> documents = new ArrayList<>();
    List<String> canonical = new ArrayList<>();
    for (int seed = 0; seed < DOCUMENTS; seed++) {
      String document = document(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
      if (StrictJson.parse(Bytes.utf8(document).toArray()) instanceof StrictJson.Ok(Bytes ours)) {
        documents.add(document);
        canonical.add(ours.utf8());
      }
    }

    assertThat(documents).hasSizeGreaterThan(DOCUMENTS / 2);
    assertThat(npm(documents)).isEqualTo(canonical);
  }

  private List<String> npm(List<String> documents) throws IOException {
    Path input = Files.write(temp.resolve("documents"), documents);
    Outside.Run run =
        Outside.run(
            new ProcessBuilder("node", "canonicalize.mjs")
                .directory(PACKAGE.toFile())
                .redirectInput(input.toFile()));
    return run.output().lines().toList();
  }

  private static void install() throws IOException {
    Files.createDirectories(PACKAGE);
    for (String file : List.of("package.json", "package-lock.json", "canonicalize.mjs")) {
      Files.copy(
          Outside.INTEROP.resolve(file),
          PACKAGE.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Outside.available(
        Outside.run(
            new ProcessBuilder("npm", "ci", "--silent", "--no-audit", "--no-fund")
                .directory(PACKAGE.toFile())));
  }

  /** Numbers of every size and spelling, and strings of every plane, under unsorted keys. */
  private static String document(RandomGenerator random) {
    StringBuilder document = new StringBuilder("{\"n\":[0");
    for (int i = 0; i < 8; i++) document.append(',').append(number(random));
    document.append(']');
    for (int i = 0; i < 4; i++) {
      document.append(",\"").append(text(random)).append(i).append("\":");
      document.append('"').append(text(random)).append('"');
    }
    return document.append('}').toString();
  }

  private static String number(RandomGenerator random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return switch (random.nextInt(4)) {
      case 0 ->
          Double.isFinite(any) && (Math.abs(any) < 1e15 || Math.abs(any) > 1e21) ? any + "" : "1";
      case 1 -> Long.toString(random.nextLong() >> 11);
      case 2 -> random.nextInt() + "." + random.nextInt(1_000_000);
      default -> random.nextInt(1000) + "e" + random.nextInt(-330, 12);
    };
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int codePoint = random.nextInt(1 << (random.nextInt(20) + 1));
      boolean surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
      if (codePoint < 0x20 || codePoint == '"' || codePoint == '\\') {
        text.append("\\u%04x".formatted(codePoint));
      } else {
        text.appendCodePoint(surrogate ? 'x' : codePoint);
      }
    }
    return text.toString();
  }
}
