package dev.deskbell.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.yaml.snakeyaml.constructor.Constructor;

/** What no class of the product does, so that nobody has to look for it in each. */
@AnalyzeClasses(packages = "dev.deskbell", importOptions = ProductCode.class)
class SecurityRulesTest {

  @ArchTest
  static final ArchRule NOTHING_BECOMES_AN_OBJECT_BY_ITSELF =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Constructor.class)
          .because("what strangers wrote would choose the classes that are made of it");

  @ArchTest
  static final ArchRule NO_XML_IS_READ =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.xml..", "org.xml..", "org.w3c..")
          .because("its parsers fetch what documents name");

  @ArchTest
  static final ArchRule NO_SCRIPTS_AND_NO_PROGRAMS_BUT_POSTGRESQL =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.deskbell.database..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.script..", "org.springframework.expression..")
          .because("nothing that is typed can become a command");

  // A file's bytes and a chain of facts are no secrets.
  @ArchTest
  static final ArchRule BYTES_OF_SECRETS_ARE_COMPARED_IN_CONSTANT_TIME =
      noClasses()
          .that(DescribedPredicate.not(anyOf("FileContent", "Evidence", "Chain")))
          .should()
          .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
          .because("MessageDigest.isEqual tells nobody how much of a guess was right");

  private static DescribedPredicate<JavaClass> anyOf(String... names) {
    return DescribedPredicate.or(Stream.of(names).map(it -> simpleName(it)).toList());
  }
}
