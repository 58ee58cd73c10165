/** The tone of a request's state. Tenants name their states freely; the words are shown, the tone only supports them. */
export function requestTone(state: string): 'neutral' | 'accent' | 'positive' | 'danger' {
  if (/reject|declin|cancel|fail|expire/i.test(state)) return 'danger';
  if (/accept|approv|complete|answer|deliver|done|sent/i.test(state)) return 'positive';
  if (/request|new|open|creat|progress|pending|submit/i.test(state)) return 'accent';
  return 'neutral';
}
