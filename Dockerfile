# One image for the gateway, the five subgraphs and the administrators' commands; docker-compose.yml
# specifies which program each container runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/embedded-mongo/package.json ./packages/embedded-mongo/
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY process ./process
COPY schema ./schema
COPY gateway ./gateway
COPY subgraphs ./subgraphs
COPY cli ./cli
RUN node cli/build.mjs

FROM node:24-bookworm-slim
# The objects of a request outlive a small young generation, which V8 would then copy repeatedly.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=64
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/build ./build
# The folder belongs to root: the process may read its own code and write nothing.
USER node
EXPOSE 4000
CMD ["node", "build/cli/gateway.js", "--supergraph", "build/schema/generated/supergraph.graphql"]
