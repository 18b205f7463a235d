import { runSubgraph } from '../kit/runSubgraph';
import { subjectsSubgraph } from './subgraph';

void runSubgraph(subjectsSubgraph);
