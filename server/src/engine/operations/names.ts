/** `user_id`, `userId` and `user-id` are one name to a reader. */
export function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
