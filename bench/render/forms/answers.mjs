/** What the forms share: the calls, and how an answer is read. */

/** @returns {Promise<object>} the answer of a call, as JSON has it */
export async function post(address, form) {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form) });
  return JSON.parse(await answer.text());
}

export function commit(configId, parameter, value) {
  return post('/api/config/commit', { configId, parameter, value });
}

/** The groups of the step that is shown. */
export function groupsOf({ steps }) {
  return steps.find(({ current }) => current)?.rootGroup?.members ?? [];
}

/** How a parameter is drawn: all forms draw the same controls. */
export function kindOf({ properties, domain }) {
  if (properties.tc_guitype === 'onoff') return 'switch';
  if (properties.guitype === 'radio') return 'radio';
  return domain?.min === undefined ? 'list' : 'number';
}

export const isYes = (value) => value === 'Yes';
