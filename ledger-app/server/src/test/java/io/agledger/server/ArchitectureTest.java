package io.agledger.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;

/** The dependency rule of docs/architecture.md. */
@AnalyzeClasses(
    packages = "io.agledger.server",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOtherInCircles =
      slices().matching("io.agledger.server.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noPackageIsADrawer =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..helper..", "..impl..", "..manager..");

  @ArchTest
  static final ArchRule noClassIsADrawer =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");

  @ArchTest
  static final ArchRule controllersAreNobodysDependency =
      classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

  @ArchTest
  static final ArchRule onlyConfigurationReadsTheEnvironment =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.agledger.server.AgledgerServer")
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class);

  @ArchTest
  static final ArchRule tablesAreReachedFromTheirOwnPackage =
      classes()
          .that()
          .areAnnotatedWith(Repository.class)
          .and()
          .doNotHaveSimpleName(
              "Records") // its public methods are the service that dumps read through
          .should()
          .notBePublic();
}
