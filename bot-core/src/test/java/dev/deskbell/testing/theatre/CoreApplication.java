package dev.deskbell.testing.theatre;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/**
 * All of the core's beans, and nothing of the tests' or of a program around it. No component
 * itself, so that a program's own scan passes it by.
 */
@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
@EnableJdbcRepositories("dev.deskbell")
@ComponentScan(
    basePackages = "dev.deskbell",
    nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
    excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = Elsewhere.class))
public class CoreApplication {}
