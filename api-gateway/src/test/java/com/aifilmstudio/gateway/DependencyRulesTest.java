package com.aifilmstudio.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The gateway knows no Kubernetes, and its time comes from outside. */
@AnalyzeClasses(
    packages = "com.aifilmstudio.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class DependencyRulesTest {

  @ArchTest
  static final ArchRule itKnowsNothingOfKubernetes =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.aifilmstudio.api..",
              "com.aifilmstudio.operator..",
              "com.aifilmstudio.local..",
              "io.fabric8..",
              "io.javaoperatorsdk..");

  @ArchTest
  static final ArchRule nothingReadsTheClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class);

  @ArchTest
  static final ArchRule problemsKnowNoFeature =
      noClasses()
          .that()
          .resideInAPackage("..gateway.problem..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..gateway.access..", "..gateway.jobs..", "..gateway.start..", "..gateway.web..");
}
