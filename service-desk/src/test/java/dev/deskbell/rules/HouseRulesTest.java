package dev.deskbell.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packages = "dev.deskbell", importOptions = ProductCode.class)
class HouseRulesTest {

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("dev.deskbell..");
  private static final DescribedPredicate<JavaClass> CHAT =
      resideInAnyPackage("dev.deskbell.chat..", "dev.deskbell.web..");
  private static final String[] ADAPTERS = {"dev.deskbell.slack..", "dev.deskbell.discord.."};

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Dto")
          .allowEmptyShould(true);

  // The doctor sees how far the machine's clock is from the desk's.
  @ArchTest
  static final ArchRule TIME_IS_PASSED_IN =
      noClasses()
          .that(OURS)
          .and(not(simpleName("DoctorConfiguration")))
          .should()
          .accessTargetWhere(asksTheMachineForTheTime())
          .because("a turn knows when it happened, and work asks an injected Clock")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule CONSTRUCTORS_RECEIVE_WHAT_A_BEAN_NEEDS =
      noFields()
          .should()
          .beAnnotatedWith(Autowired.class)
          .orShould()
          .beAnnotatedWith(Value.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOTHING_IS_SET_AFTERWARDS =
      methods()
          .that()
          .areDeclaredInClassesThat(OURS)
          .and()
          .areNotStatic()
          .and()
          .doNotHaveModifier(JavaModifier.SYNTHETIC)
          .should()
          .haveNameNotMatching("set[A-Z].*")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule BEANS_DO_NOT_CHANGE =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .areMetaAnnotatedWith(Component.class)
          .should()
          .beFinal()
          .allowEmptyShould(true);

  // The image's start decides again about these only; whatever else is decided when it is built.
  @ArchTest
  static final ArchRule WHAT_IS_CONDITIONAL_IS_A_CONFIGURATION =
      classes()
          .that(OURS)
          .and()
          .areMetaAnnotatedWith(Conditional.class)
          .should()
          .haveSimpleNameEndingWith("Configuration")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule BEANS_DO_NOT_HANG_ON_SETTINGS_ONE_BY_ONE =
      noMethods()
          .that()
          .areDeclaredInClassesThat(OURS)
          .should(ArchCondition.from(hangOnSettings()))
          .allowEmptyShould(true);

  @Profile("night")
  private static final class NotSoNamed {}

  private static final class Beans {
    @Bean
    @Profile("night")
    String night() {
      return "night";
    }
  }

  @ArchTest
  static void conditions_are_seen_behind_other_annotations(JavaClasses ignored) {
    var classes = new ClassFileImporter().importClasses(NotSoNamed.class, Beans.class);

    assertThat(WHAT_IS_CONDITIONAL_IS_A_CONFIGURATION.evaluate(classes).hasViolation()).isTrue();
    assertThat(BEANS_DO_NOT_HANG_ON_SETTINGS_ONE_BY_ONE.evaluate(classes).hasViolation()).isTrue();
  }

  @ArchTest
  static final ArchRule CHAT_IS_PURE_JAVA =
      classes()
          .that(CHAT)
          .and(not(simpleName("package-info")))
          .should()
          .onlyDependOnClassesThat(
              CHAT.or(resideInAnyPackage("java..", "org.jspecify.annotations..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ADAPTERS_KNOW_ONLY_CHAT =
      noClasses()
          .that()
          .resideInAnyPackage(ADAPTERS)
          .should()
          .dependOnClassesThat(OURS.and(not(CHAT)).and(not(resideInAnyPackage(ADAPTERS))))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule SLACK_DOES_NOT_KNOW_DISCORD =
      noClasses()
          .that()
          .resideInAPackage("dev.deskbell.slack..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.deskbell.discord..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule DISCORD_DOES_NOT_KNOW_SLACK =
      noClasses()
          .that()
          .resideInAPackage("dev.deskbell.discord..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.deskbell.slack..")
          .allowEmptyShould(true);

  // Whether a test brings another clock is no setting, and decided alike when the image is built.
  private static DescribedPredicate<JavaMethod> hangOnSettings() {
    return DescribedPredicate.describe(
        "hang on settings",
        method ->
            method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(it -> !it.isEquivalentTo(ConditionalOnMissingBean.class))
                .anyMatch(it ->
                    it.isEquivalentTo(Conditional.class)
                        || it.isMetaAnnotatedWith(Conditional.class)));
  }

  private static DescribedPredicate<JavaAccess<?>> asksTheMachineForTheTime() {
    return DescribedPredicate.describe("asks the machine for the time", HouseRulesTest::asksTime);
  }

  // Calls and method references alike; with a Clock given, the time is passed in after all.
  private static boolean asksTime(JavaAccess<?> access) {
    if (!(access.getTarget() instanceof CodeUnitAccessTarget target)) {
      return false;
    }
    var owner = access.getTargetOwner();
    return switch (access.getName()) {
      case "now" ->
          owner.getPackageName().startsWith("java.time")
              && target.getRawParameterTypes().stream()
                  .noneMatch(it -> it.isEquivalentTo(Clock.class));
      case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
      case "systemUTC", "systemDefaultZone", "system" ->
          owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class);
      default -> false;
    };
  }
}
