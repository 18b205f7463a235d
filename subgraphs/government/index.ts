import { runSubgraph } from '../kit/runSubgraph';
import { governmentSubgraph } from './subgraph';

void runSubgraph(governmentSubgraph);
