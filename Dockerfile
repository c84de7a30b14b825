# Node runs the TypeScript as it stands (docs/decisions/0001), so the image is the packages and the source.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
# The system's allocator keeps two heaps instead of eight a core, and gives back what was freed at their end: docs/decisions/0019.
ENV NODE_ENV=production \
    DATABASE_URL=file:/data/desk.db \
    MALLOC_ARENA_MAX=2 \
    MALLOC_TRIM_THRESHOLD_=131072
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json manifest.yml ./
COPY commands commands
COPY src src
# The ledger of a deployment without PostgreSQL lies here; the app makes what it writes readable to its own user only.
# Beside the packages Node keeps what it made of the source, for the next start.
RUN mkdir -p /data node_modules/.cache && chown node:node /data node_modules/.cache
VOLUME /data
USER node
EXPOSE 3000
# In Socket Mode the app listens at no address: then there is nothing to ask, and the process itself is the sign of life.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "process.env.SLACK_APP_TOKEN || fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No npm in between: Node itself hears SIGTERM, and finishes what is in flight. Why its heap is kept so: docs/decisions/0019.
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=20", "--no-allocation-site-pretenuring", "src/main.js"]
