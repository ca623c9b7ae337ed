package io.agledger.e2e.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DependenciesTest {

  private static final List<String> MODULES =
      List.of(
          "ledger-app/core", "ledger-app/verify", "ledger-app/server", "crds", "operator", "e2e");
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>(?:\\s|<!--.*?-->)*<groupId>(?!io\\.agledger<)[^<]+</groupId>\\s*"
              + "<artifactId>([^<]+)</artifactId>",
          Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  @Test
  void everyDependencyHasARowAndEveryRowADependency() throws IOException {
    assertThat(documented()).isEqualTo(declared());
  }

  private static Set<String> documented() throws IOException {
    var names = new TreeSet<String>();
    for (var line : Files.readAllLines(Path.of("..", "docs", "dependencies.md"))) {
      if (line.startsWith("| `")) {
        NAME.matcher(line.substring(2, line.indexOf('|', 2)))
            .results()
            .forEach(name -> names.add(name.group(1)));
      }
    }
    return names;
  }

  private static Set<String> declared() throws IOException {
    var names = new TreeSet<String>();
    for (var module : MODULES) {
      collect(Path.of("..", module, "pom.xml"), names);
    }
    collect(Path.of("..", "pom.xml"), names);
    return names;
  }

  private static void collect(Path pom, Set<String> names) throws IOException {
    DEPENDENCY.matcher(Files.readString(pom)).results().forEach(match -> names.add(match.group(1)));
  }
}
