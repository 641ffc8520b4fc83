# docker build -t ecm .        The data folder is the volume /var/lib/ecm; settings: docs/operations.md.
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0

FROM ${SDK} AS sdk

FROM sdk AS build
WORKDIR /src
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 ECM_ROOT=/src
COPY . .
RUN ["bash", "-euo", "pipefail", "-c", "source build/publish.sh && fill_server_self_contained /app"]

FROM debian:bookworm-slim AS packages
COPY packages/server.txt /tmp/
RUN apt-get update \
 && sed -E 's/[[:space:]]*#.*//; /^$/d' /tmp/server.txt | xargs apt-get install -y --no-install-recommends \
 && rm -rf /var/lib/apt/lists/* /tmp/server.txt

# The development container: the same Debian, with the SDK and what the tests start.
FROM packages AS dev
COPY packages/tests.txt packages/office.txt /tmp/
RUN apt-get update \
 && sed -E 's/[[:space:]]*#.*//; /^$/d' /tmp/tests.txt /tmp/office.txt | xargs apt-get install -y --no-install-recommends git sudo \
 && rm -rf /var/lib/apt/lists/* /tmp/tests.txt /tmp/office.txt
COPY --from=sdk /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet

FROM packages
# OFFICE=1: LibreOffice too, 300 MB more.
ARG OFFICE=0
COPY packages/office.txt /tmp/
RUN if [ "$OFFICE" = 1 ]; then apt-get update \
 && sed -E 's/[[:space:]]*#.*//; /^$/d' /tmp/office.txt | xargs apt-get install -y --no-install-recommends \
 && rm -rf /var/lib/apt/lists/*; fi; rm /tmp/office.txt
RUN useradd --system --uid 1654 --home-dir /var/lib/ecm --create-home ecm
COPY --from=build /app /opt/ecm
USER ecm
ENV ECM_DATA=/var/lib/ecm ECM_URLS=http://+:8080
VOLUME /var/lib/ecm
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/opt/ecm/ecm-server"]
