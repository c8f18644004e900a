package com.aifilmstudio.operator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** Dependencies point one way; what the operator's class path shows of it. */
@AnalyzeClasses(packages = "com.aifilmstudio", importOptions = DoNotIncludeTests.class)
class DependencyRulesTest {

  @ArchTest
  static final ArchRule theDomainKnowsNoKubernetesNoSqlAndNoHttp =
      noClasses()
          .that()
          .resideInAPackage("com.aifilmstudio.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              "io.quarkus..",
              "org.jooq..",
              "java.sql..",
              "javax.sql..",
              "java.net.http..",
              "com.aifilmstudio.api..",
              "com.aifilmstudio.store..",
              "com.aifilmstudio.operator..");

  @ArchTest
  static final ArchRule theStoreKnowsNoKubernetesAndNoOperator =
      noClasses()
          .that()
          .resideInAPackage("com.aifilmstudio.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              "io.quarkus..",
              "com.aifilmstudio.api..",
              "com.aifilmstudio.operator..");

  @ArchTest
  static final ArchRule theApiKnowsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("com.aifilmstudio.api..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.aifilmstudio.core..", "com.aifilmstudio.store..", "com.aifilmstudio.operator..");

  @ArchTest
  static final ArchRule nobodyKnowsTheLocalStudio =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.aifilmstudio.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.aifilmstudio.local..");

  /**
   * Features meet in the database; start, status, objects, forecast and restore are what they
   * share.
   */
  @ArchTest
  static final ArchRule featuresDoNotKnowEachOther =
      slices()
          .matching("com.aifilmstudio.operator.(renderjob|renderpool|dispatch|films)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule whatFeaturesShareKnowsNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage(
              "com.aifilmstudio.operator.start..",
              "com.aifilmstudio.operator.status..",
              "com.aifilmstudio.operator.restore..",
              "com.aifilmstudio.operator.forecast..",
              "com.aifilmstudio.operator.objects..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.aifilmstudio.operator.renderjob..",
              "com.aifilmstudio.operator.renderpool..",
              "com.aifilmstudio.operator.dispatch..",
              "com.aifilmstudio.operator.films..");

  /** Time is injected, so that every decision can be tested at any time of day. */
  @ArchTest
  static final ArchRule nobodyAsksTheClockOrSleeps =
      noClasses()
          .that()
          .resideOutsideOfPackage("com.aifilmstudio.local..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /** A decision that could cost money or lose work is a function of what was seen. */
  @ArchTest
  static final ArchRule decisionsTouchNothing =
      classes()
          .that()
          .haveSimpleName("Lifecycle")
          .or()
          .haveSimpleName("Staffing")
          .or()
          .haveSimpleName("WorkerSizing")
          .or()
          .haveSimpleName("Planning")
          .should()
          .onlyDependOnClassesThat()
          .resideOutsideOfPackages(
              "io.fabric8.kubernetes.client..", "org.jooq..", "io.javaoperatorsdk..", "jakarta..");
}
