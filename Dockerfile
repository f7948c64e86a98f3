# syntax=docker/dockerfile:1

# 1. The program, from its sources.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -q -DskipTests package \
    && java -Djarmode=tools -jar service-desk/target/service-desk.jar extract --layers --destination /layers \
    && .ci/prepare /layers/application/service-desk.jar /layers/dependencies /layers/snapshot-dependencies

# 2. The program again, laid out as it will run, and one start to train the cache of loaded classes.
#    The cache is only used where paths, times and flags are those of the training. All platforms are made, and none is called: a
#    training ends before anything is started.
FROM eclipse-temurin:25-jre AS training
COPY .ci/image-flags /etc/deskbell.flags
COPY --from=build /layers/dependencies/ /app/
COPY --from=build /layers/spring-boot-loader/ /app/
COPY --from=build /layers/snapshot-dependencies/ /app/
COPY --from=build /layers/application/ /app/
RUN useradd --system --create-home --home-dir /data --uid 10001 deskbell && chown -R deskbell /app
USER deskbell
RUN DESKBELL_DATA=/tmp/training SLACK_BOT_TOKEN=xoxb-x SLACK_SIGNING_SECRET=x DISCORD_BOT_TOKEN=x.x.x DESKBELL_CONSOLE=on \
    java @/etc/deskbell.flags -XX:AOTCacheOutput=/app/deskbell.aot \
        -Dspring.context.exit=onRefresh -jar /app/service-desk.jar \
    && rm -r /tmp/training

# 3. What runs: nobody special, and nothing to compile with.
FROM eclipse-temurin:25-jre
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /data --uid 10001 deskbell
COPY .ci/image-flags /etc/deskbell.flags
COPY --from=training /app/ /app/
USER deskbell
ENV DESKBELL_DATA=/data
# Files of Spring's settings here would keep a start from being a prepared one (docs/adr/0022).
WORKDIR /
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD curl --fail --silent --output /dev/null "http://localhost:${SERVER_PORT:-8080}/actuator/health/liveness"
# `docker run … backup FILE` and `restore FILE` are words behind this.
ENTRYPOINT ["java", "@/etc/deskbell.flags", "-XX:AOTCache=/app/deskbell.aot", "-Xlog:aot=off", "-Xlog:aot*=off", "-jar", "/app/service-desk.jar"]
