# docker build -t qbank . && docker run --rm -v "$PWD:/bank" qbank build /bank -o /bank/site
FROM debian:12-slim AS build
WORKDIR /source
COPY . .
RUN ./run package

FROM debian:12-slim
RUN --mount=type=bind,from=build,source=/source/build/packages,target=/packages \
    apt-get update \
    && apt-get install -y --no-install-recommends git /packages/*.deb \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home qbank
USER 1000
WORKDIR /bank
ENTRYPOINT ["qbank"]
CMD ["--help"]
