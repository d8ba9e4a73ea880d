package org.lucarne.project;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;

/** The packages and their arrows are those of docs/architecture.md; what else keeps them simple. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.lucarne");

  private static final String ROOT = "org.lucarne.";

  /** Whoever needs these may have them; they need nobody but one another. */
  private static final Set<String> FOR_ANYONE =
      Set.of("problem", "time", "audit", "key", "bound", "encoding");

  /** Which packages a package may know, besides those for anyone. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("edge", Set.of("page", "share")),
          Map.entry("send", Set.of("page")),
          Map.entry(
              "view",
              Set.of(
                  "page", "link", "share", "object", "storage", "custody", "envelope", "picture")),
          Map.entry("page", Set.of("picture")),
          Map.entry(
              "upload",
              Set.of("share", "object", "storage", "envelope", "sender", "custody", "picture")),
          Map.entry("retention", Set.of("link", "share", "object", "storage", "custody")),
          Map.entry("telemetry", Set.of("storage", "custody")),
          Map.entry("link", Set.of("share", "object", "sender", "custody", "link.token")),
          Map.entry("share", Set.of("object", "custody", "sender")),
          Map.entry("object", Set.of("storage", "envelope")),
          Map.entry("custody", Set.of("envelope")),
          Map.entry("sender", Set.of()),
          Map.entry("storage", Set.of()),
          Map.entry("picture", Set.of()),
          Map.entry(
              "picture.pipeline",
              Set.of("picture", "share", "object", "storage", "custody", "envelope")),
          Map.entry("envelope", Set.of()),
          Map.entry("link.token", Set.of()),
          Map.entry("problem", Set.of()),
          Map.entry("bound", Set.of()),
          Map.entry("time", Set.of()),
          Map.entry("audit", Set.of()),
          Map.entry("encoding", Set.of()),
          Map.entry("key", Set.of()));

  /** What stands around the service: from the command line to where Quarkus starts. */
  private static final Set<String> PROGRAM =
      Set.of("start", "standalone", "command", "setting", "database");

  @TestFactory
  Stream<DynamicTest> aPackageKnowsOnlyWhatTheDesignLetsItKnow() {
    return ARROWS.entrySet().stream()
        .map(arrow ->
            DynamicTest.dynamicTest(
                arrow.getKey(), () -> checkArrows(arrow.getKey(), arrow.getValue())));
  }

  private static void checkArrows(String name, Set<String> known) {
    Set<String> allowed = new TreeSet<>(known);
    allowed.addAll(FOR_ANYONE);
    allowed.add(name);
    // Pure Java: not even what is for anyone.
    if (name.equals("envelope") || name.equals("link.token")) {
      allowed.removeAll(FOR_ANYONE);
    }
    String[] packages = allowed.stream().map(each -> ROOT + each).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.lucarne..")
                .and(DescribedPredicate.not(resideInAnyPackage(packages))))
        .check(CODE);
  }

  @Test
  void everyPackageHasItsArrows() {
    Set<String> packages = new TreeSet<>();
    CODE.forEach(type -> packages.add(type.getPackageName().substring(ROOT.length())));
    packages.removeAll(PROGRAM);
    assertThat(packages).isEqualTo(new TreeSet<>(ARROWS.keySet()));
  }

  @Test
  void thePackagesFormNoCycle() {
    slices().matching("org.lucarne.(**)").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void theFormatAndTheTokenAreJavaAndTheAgeLibraryAlone() {
    classes()
        .that()
        .resideInAnyPackage(ROOT + "envelope", ROOT + "link.token")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.crypto..",
            "org.jspecify..",
            "com.exceptionfactory.jagged..",
            ROOT + "envelope",
            ROOT + "link.token")
        .check(CODE);
  }

  @Test
  void onlyStorageKnowsTheAwsSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "storage")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(CODE);
  }

  /** The promise stands once: every byte that is stored goes in by one door, and out by another. */
  @Test
  void objectsAreStoredAndOpenedByTheirOwnRoomAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "storage")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "object.StoreObject")
        .should()
        .callMethod(ObjectStore.class, "put", ObjectKey.class, InputStream.class, long.class)
        .check(CODE);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "storage")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + "object.OpenObject")
        .should()
        .callMethod(ObjectStore.class, "open", ObjectKey.class)
        .check(CODE);
  }

  @Test
  void digestsAreMadeInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "encoding", ROOT + "envelope")
        .should()
        .callMethod(MessageDigest.class, "getInstance", String.class)
        .check(CODE);
  }

  @Test
  void httpStaysAtTheEdge() {
    noClasses()
        .that(DescribedPredicate.not(isAtTheEdge()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.ws.rs..", "io.vertx..", "io.quarkus.vertx..", "org.jboss.resteasy..")
        .check(CODE);
  }

  private static DescribedPredicate<JavaClass> isAtTheEdge() {
    Set<String> filters =
        Set.of(
            "org.lucarne.page.AssetRoute",
            "org.lucarne.page.Assets",
            "org.lucarne.view.ReaderSeats",
            "org.lucarne.edge.SecurityHeaders",
            "org.lucarne.telemetry.ObserveRequests",
            "org.lucarne.telemetry.Exchange",
            "org.lucarne.telemetry.RequestMeters",
            "org.lucarne.telemetry.RequestSpans",
            "org.lucarne.start.AnnounceReadiness",
            "org.lucarne.sender.BearerAuthentication",
            "org.lucarne.sender.TokenIdentities");
    return DescribedPredicate.describe(
        "resources, filters, bounds and problems",
        type -> {
          String outer = type.getName().replaceFirst("\\$.*", "");
          return outer.endsWith("Resource")
              || filters.contains(outer)
              || type.getPackageName().equals(ROOT + "problem")
              || type.getPackageName().equals(ROOT + "bound");
        });
  }

  @Test
  void anEntityIsNeitherTakenNorGivenByAResource() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .and()
        .arePublic()
        .should()
        .notHaveRawReturnType(
            DescribedPredicate.describe(
                "an entity", type -> type.isAnnotatedWith(jakarta.persistence.Entity.class)))
        .check(CODE);
  }

  @Test
  void onlyTheClockKnowsTheTime() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "time")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(CODE);
  }

  @Test
  void secretsAreComparedInConstantTime() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + "link..", ROOT + "custody", ROOT + "sender", ROOT + "view", ROOT + "upload")
        .should()
        .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
        .check(CODE);
  }

  @Test
  void randomnessIsDrawnWhereIdsTokensAndKeysAreMade() {
    Set<String> factories =
        Set.of(
            "org.lucarne.share.Ids",
            "org.lucarne.storage.ObjectKey",
            "org.lucarne.sender.AccessTokenText",
            "org.lucarne.view.ViewCookie",
            "org.lucarne.custody.KeyWrap",
            "org.lucarne.key.KeyRing",
            "org.lucarne.envelope.Identity",
            "org.lucarne.problem.RequestId",
            "org.lucarne.standalone.EmbeddedDatabase");
    noClasses()
        .that(
            DescribedPredicate.describe(
                "are no factories", type -> !factories.contains(type.getName())))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SecureRandom.class)
        .check(CODE);
    noClasses().should().callConstructor(Random.class).check(CODE);
    noClasses().should().callMethod(Math.class, "random").check(CODE);
  }

  @Test
  void settingsComeThroughConfigInterfacesAndDependenciesThroughConstructors() {
    noClasses().should().dependOnClassesThat().areAssignableTo(ConfigProvider.class).check(CODE);
    noFields().should().beAnnotatedWith(Inject.class).check(CODE);
    classes()
        .that()
        .areAnnotatedWith(io.smallrye.config.ConfigMapping.class)
        .should()
        .haveSimpleNameEndingWith("Config")
        .andShould()
        .beInterfaces()
        .check(CODE);
  }

  /** Otherwise an entity writes all its columns back, over what statements wrote meanwhile. */
  @Test
  void anEntityWritesNoColumnThatItDidNotChange() {
    classes()
        .that()
        .areAnnotatedWith(jakarta.persistence.Entity.class)
        .should()
        .beAnnotatedWith(org.hibernate.annotations.Immutable.class)
        .orShould()
        .beAnnotatedWith(org.hibernate.annotations.DynamicUpdate.class)
        .check(CODE);
  }

  @TestFactory
  Stream<DynamicTest> whatHoldsASecretSaysNothingOfIt() {
    List<String> holders =
        List.of(
            "envelope.Identity",
            "key.NamedKey",
            "custody.Capsule",
            "custody.WrappedKey",
            "custody.ServerIdentity",
            "link.token.LinkToken$Verified",
            "share.ShareTerms",
            "share.LinkRequest",
            "share.ShareRequest",
            "share.ShareDocument",
            "share.LinkDocument",
            "upload.Admission$Awaited",
            "sender.AccessToken",
            "view.ViewCookie",
            "view.View",
            "view.Click",
            "page.LandingPage");
    return holders.stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name,
                () ->
                    assertThat(Files.readString(source(name)))
                        .as("a toString written by hand: a record's own prints every member")
                        .contains("public String toString()")));
  }

  private static Path source(String name) {
    return Path.of(
        "src/main/java/org/lucarne", name.replaceFirst("\\$.*", "").replace('.', '/') + ".java");
  }
}
