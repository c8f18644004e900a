package com.aifilmstudio.renderpod;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** What the program in the pod may know, and which of its packages may know which. */
@AnalyzeClasses(
    packages = "com.aifilmstudio.renderpod",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "com.aifilmstudio.renderpod";

  @ArchTest
  static final ArchRule itKnowsNeitherKubernetesNorADatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..", "java.sql..", "org.jooq..", "com.aifilmstudio.store..");

  @ArchTest
  static final ArchRule onlyEnginesKnowTheTensorLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".engine..", ROOT + ".bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule onlyMediaKnowsFfmpeg =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".media..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.bytedeco..");

  @ArchTest
  static final ArchRule nothingButTheProgramAndBenchesKnowTheWorker =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".engine..",
              ROOT + ".media..",
              ROOT + ".quality..",
              ROOT + ".cache..",
              ROOT + ".assemble..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".worker..");

  @ArchTest
  static final ArchRule enginesMakeFramesAndNothingElse =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".media..", ROOT + ".assemble..", ROOT + ".cache..", ROOT + ".quality..");

  @ArchTest
  static final ArchRule mediaKnowsOnlyClips =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".media..")
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage(
                      "com.aifilmstudio.core..",
                      ROOT + ".assemble..",
                      ROOT + ".cache..",
                      ROOT + ".engine..")
                  .and(not(JavaClass.Predicates.simpleName("Clip"))));

  @ArchTest
  static final ArchRule nothingReadsTheClockOrSleeps =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);
}
