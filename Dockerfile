# One image for the gateway, the five subgraphs and the administrators' commands; compose says
# which of them a container runs.
FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/embedded-mongo/package.json ./packages/embedded-mongo/
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
# Requests under way outlive a small young generation, which is then copied again and again.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=64
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json tsconfig.json ./
COPY process ./process
COPY schema ./schema
COPY gateway ./gateway
COPY subgraphs ./subgraphs
COPY admin ./admin
# How the commands find their database; the embedded one stays out of production.
COPY store/openStore.ts ./store/
# The folder belongs to root: the process may read its own code and write nothing.
USER node
EXPOSE 4000
CMD ["node", "-r", "./process/typescript.cjs", "gateway/index.ts", "--supergraph", "schema/generated/supergraph.graphql"]
