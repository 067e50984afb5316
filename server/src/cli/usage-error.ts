/** The user asked for what can't be done: the message is all that is printed, and the exit code is 2. */
export class UsageError extends Error {}
