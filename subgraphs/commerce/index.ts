import { runSubgraph } from '../kit/runSubgraph';
import { commerceSubgraph } from './subgraph';

void runSubgraph(commerceSubgraph);
