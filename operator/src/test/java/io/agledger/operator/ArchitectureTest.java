package io.agledger.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** The layering that the packages promise. */
@AnalyzeClasses(
    packages = "io.agledger.operator",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] PURE = {
    ".*Plan(\\$.*)?",
    ".*Step(\\$.*)?",
    ".*(KeyState|KeyFacts|IssueReason|RotationReason)(\\$.*)?",
    ".*\\.(Verdict|Refusals|ConditionType|Reason)(\\$.*)?"
  };

  @ArchTest
  static final ArchRule PLANS_ARE_PURE =
      noClasses()
          .that()
          .haveNameMatching(String.join("|", PURE))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8.kubernetes.client..",
              "io.javaoperatorsdk..",
              "java.net..",
              "com.sun.net..",
              "java.security..");

  @ArchTest
  static final ArchRule THE_CLIENT_KNOWS_NOTHING_OF_KUBERNETES =
      noClasses()
          .that()
          .resideInAPackage("..operator.client..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8..", "io.javaoperatorsdk..");

  @ArchTest
  static final ArchRule ONLY_THE_CLIENT_SPEAKS_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackages("..operator.client..", "io.agledger.operator")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "com.sun.net..");

  @ArchTest
  static final ArchRule KINDS_DO_NOT_KNOW_EACH_OTHER =
      SlicesRuleDefinition.slices()
          .matching("io.agledger.operator.(org|agent|schema|webhook|signingkey)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule NO_CYCLES =
      SlicesRuleDefinition.slices()
          .matching("io.agledger.operator.(*)..")
          .should()
          .beFreeOfCycles();
}
