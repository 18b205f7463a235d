import { runSubgraph } from '../kit/runSubgraph';
import { judicialSubgraph } from './subgraph';

void runSubgraph(judicialSubgraph);
