export { subjectsSubgraph as subgraph } from './subgraph';
