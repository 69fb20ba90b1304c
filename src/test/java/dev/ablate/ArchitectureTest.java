package dev.ablate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the directions of the packages: one path, walked once, and nothing points backwards. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String ROOT = "dev.ablate";

  /** What a package may use, along with whatever those may use; cli may use all. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("source", List.of()),
          Map.entry("ast", List.of("source")),
          Map.entry("parse", List.of("ast", "source")),
          Map.entry("catalog", List.of()),
          Map.entry("space", List.of()),
          Map.entry("experiment", List.of("catalog", "space", "source")),
          Map.entry("check", List.of("parse", "ast", "experiment", "catalog", "data", "space")),
          Map.entry("trial", List.of("experiment")),
          Map.entry("sweep", List.of("trial", "experiment", "space")),
          Map.entry("data", List.of("catalog", "source")),
          Map.entry("schedule", List.of("experiment")),
          Map.entry("program", List.of("experiment", "catalog")),
          Map.entry("engine", List.of("program", "trial", "experiment", "schedule", "data")),
          Map.entry("store", List.of("trial")),
          Map.entry("export", List.of("program", "trial", "experiment")),
          Map.entry("lsp", List.of("check", "parse", "ast", "catalog", "source")),
          Map.entry("report", List.of("trial", "experiment", "parse", "ast")));

  /** Libraries that one package alone may know. */
  private static final Map<String, String> ONLY_USER =
      Map.of(
          "org.antlr..", "parse",
          "ai.djl..", "engine",
          "java.sql..", "store",
          "org.h2..", "store",
          "freemarker..", "report",
          "org.eclipse.lsp4j..", "lsp",
          "picocli..", "cli",
          "me.tongfei..", "cli",
          "org.hipparchus..", "space");

  @ArchTest
  static void packagesUseOnlyWhatTheTableAllows(JavaClasses classes) {
    MAY_USE.forEach(
        (name, allowed) ->
            noClasses()
                .that(in(name))
                .should()
                .dependOnClassesThat(outsideOf(reachable(name)))
                .allowEmptyShould(true)
                .check(classes));
  }

  @ArchTest
  static void everyPackageStandsInTheTable(JavaClasses classes) {
    Set<String> found =
        classes.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet());
    found.remove("cli");
    assertThat(MAY_USE.keySet()).containsAll(found);
  }

  /** Each with its subpackages, and each subpackage for itself. */
  @ArchTest
  static void packagesAreFreeOfCycles(JavaClasses classes) {
    for (String slices : List.of(".(*)..", ".(**)")) {
      SlicesRuleDefinition.slices()
          .matching(ROOT + slices)
          .should()
          .beFreeOfCycles()
          .check(classes);
    }
  }

  @ArchTest
  static void partsOfProgramsKnowNothingOfTheWhole(JavaClasses classes) {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".program.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".program")
        .check(classes);
  }

  @ArchTest
  static void librariesHaveOneUser(JavaClasses classes) {
    ONLY_USER.forEach(
        (library, user) ->
            noClasses()
                .that(DescribedPredicate.not(in(user)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes));
  }

  @ArchTest
  static void onlyCommandsSpeakToTheTerminalOrEndTheProcess(JavaClasses classes) {
    DescribedPredicate<JavaClass> elsewhere = DescribedPredicate.not(in("cli"));
    for (String stream : List.of("out", "err", "in")) {
      noClasses().that(elsewhere).should().accessField(System.class, stream).check(classes);
    }
    noClasses().that(elsewhere).should().callMethod(System.class, "exit", int.class).check(classes);
  }

  @ArchTest
  static void nothingListensAndNoDataNamesATypeToMake(JavaClasses classes) {
    List<String> refused =
        List.of(
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.AsynchronousServerSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream",
            "java.beans.XMLDecoder");
    for (String type : refused) {
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName(type).check(classes);
    }
    for (String library :
        List.of("com.sun.net.httpserver..", "java.rmi..", "org.h2.tools..", "org.h2.server..")) {
      noClasses().should().dependOnClassesThat().resideInAPackage(library).check(classes);
    }
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
        .check(classes);
    noClasses()
        .should()
        .callMethodWhere(nameIs("activateDefaultTyping", "forName", "loadClass", "readObject"))
        .check(classes);
  }

  private static DescribedPredicate<JavaCall<?>> nameIs(String... names) {
    Set<String> all = Set.of(names);
    return DescribedPredicate.describe(
        "one of " + all,
        call ->
            all.contains(call.getName())
                && !call.getTargetOwner().getPackageName().startsWith("java.nio"));
  }

  private static Set<String> reachable(String name) {
    Set<String> all = new HashSet<>(Set.of(name));
    MAY_USE.get(name).forEach(used -> all.addAll(reachable(used)));
    return all;
  }

  private static DescribedPredicate<JavaClass> in(String name) {
    return DescribedPredicate.describe(
        "in " + name, c -> c.getPackageName().startsWith(ROOT) && packageOf(c).equals(name));
  }

  private static DescribedPredicate<JavaClass> outsideOf(Set<String> names) {
    return DescribedPredicate.describe(
        "outside of " + names,
        c -> c.getPackageName().startsWith(ROOT) && !names.contains(packageOf(c)));
  }

  private static String packageOf(JavaClass type) {
    return type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0];
  }
}
