package com.aifilmstudio.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The domain stays pure, and its packages point one way. */
@AnalyzeClasses(
    packages = "com.aifilmstudio.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule itKnowsOnlyJavaAndJackson =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("com.aifilmstudio.core..", "java..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule nothingReadsTheClockOrAFile =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net.http..");

  @ArchTest
  static final ArchRule fountainKnowsNothingOfFilms =
      noClasses()
          .that()
          .resideInAPackage("..core.fountain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..core.plan..", "..core.prompt..", "..core.bundle..");

  @ArchTest
  static final ArchRule promptsKnowNothingOfPlans =
      noClasses()
          .that()
          .resideInAPackage("..core.prompt..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..core.plan..", "..core.fountain..");

  @ArchTest
  static final ArchRule messagesAndBundlesKnowNothingElse =
      noClasses()
          .that()
          .resideInAnyPackage("..core.protocol..", "..core.bundle..", "..core.failure..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..core.plan..", "..core.prompt..", "..core.fountain..", "..core.sizing..");
}
