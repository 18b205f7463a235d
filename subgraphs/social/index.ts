import { runSubgraph } from '../kit/runSubgraph';
import { socialSubgraph } from './subgraph';

void runSubgraph(socialSubgraph);
