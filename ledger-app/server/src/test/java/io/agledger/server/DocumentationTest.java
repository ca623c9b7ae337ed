package io.agledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables in docs/ say what the code does. */
class DocumentationTest {
  private static final Path DOCS = Path.of("../../docs");
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void everyVariableThatIsReadIsDocumentedAndNoOther() throws IOException {
    var configuration =
        SOURCES.resolve("io/agledger/server/configuration/ServerConfiguration.java");
    var read = matches(configuration, "env\\s*\\.\\w+\\(\"([A-Z_]+)\"");
    assertThat(matches(DOCS.resolve("configuration.md"), "(?m)^\\| `([A-Z_]+)` \\|"))
        .isEqualTo(read);
  }

  @Test
  void everyMetricIsDocumentedAndNoOther() throws IOException {
    var named = new TreeSet<String>();
    try (var files = Files.walk(SOURCES)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        named.addAll(matches(file, "\"(agledger_[a-z_]+)\""));
      }
    }
    named.removeIf(name -> name.equals("agledger_change")); // a NOTIFY channel
    assertThat(matches(DOCS.resolve("configuration.md"), "(?m)^\\| `(agledger_[a-z_]+)` \\|"))
        .isEqualTo(named);
  }

  @Test
  void everyProblemCodeIsDocumented() throws IOException {
    var table =
        Arrays.stream(ProblemCode.values())
            .map(code -> "| `%s` | %d | %s |".formatted(code, code.status(), code.title()))
            .collect(Collectors.joining("\n"));
    assertThat(Files.readString(DOCS.resolve("problems.md"))).contains(table);
  }

  private static Set<String> matches(Path file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(file))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
