/** Thrown where an answer is not as the schema has it; stock response shaping then takes over. */
export const ANOMALY = new Error('The answer is not as the schema has it.');
