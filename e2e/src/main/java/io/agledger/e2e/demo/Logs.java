package io.agledger.e2e.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What our processes said in a run. */
final class Logs {

  private static final int LINES = 15;

  private Logs() {}

  static void printTails(Path folder) {
    try (var logs = Files.newDirectoryStream(folder, "{api,worker,operator}.log")) {
      for (var log : logs) {
        System.out.println("--- the end of " + log);
        tail(log).forEach(System.out::println);
      }
    } catch (IOException failure) {
      System.out.println("the logs cannot be read: " + failure.getMessage());
    }
  }

  private static List<String> tail(Path log) throws IOException {
    var lines = Files.readAllLines(log);
    return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
  }
}
