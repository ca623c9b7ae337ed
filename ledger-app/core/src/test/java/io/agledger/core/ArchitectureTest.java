package io.agledger.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agledger.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesCallDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("core")
          .definedBy("io.agledger.core")
          .layer("cbor")
          .definedBy("io.agledger.core.cbor")
          .layer("json")
          .definedBy("io.agledger.core.json")
          .layer("key")
          .definedBy("io.agledger.core.key")
          .layer("statement")
          .definedBy("io.agledger.core.statement")
          .layer("cose")
          .definedBy("io.agledger.core.cose")
          .layer("chain")
          .definedBy("io.agledger.core.chain")
          .layer("dump")
          .definedBy("io.agledger.core.dump")
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("cbor")
          .mayOnlyAccessLayers("core")
          .whereLayer("json")
          .mayOnlyAccessLayers("core")
          .whereLayer("key")
          .mayOnlyAccessLayers("core", "cbor", "json")
          .whereLayer("statement")
          .mayOnlyAccessLayers("core", "cbor")
          .whereLayer("cose")
          .mayOnlyAccessLayers("core", "cbor", "key", "statement")
          .whereLayer("chain")
          .mayOnlyAccessLayers("core", "json", "key", "statement", "cose")
          .whereLayer("dump")
          .mayNotBeAccessedByAnyLayer();

  /** No Spring, no JDBC, nothing but what the format needs. */
  @ArchTest
  static final ArchRule theFormatNeedsNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.agledger.core..",
              "java.io",
              "java.lang..",
              "java.math",
              "java.nio..",
              "java.security",
              "java.time..",
              "java.util..",
              "org.bouncycastle..",
              "org.erdtman.jcs",
              "org.jspecify.annotations",
              "tools.jackson.core..");

  @ArchTest
  static final ArchRule onlyDumpsTouchFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.agledger.core.dump")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File");

  @ArchTest
  static final ArchRule theFormatHasNoClockAndNoRandomness =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.security.SecureRandom");
}
