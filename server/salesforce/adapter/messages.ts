import type { ConfigurationDetails, ConfiguratorMessage } from '../wire/configurator-answers.ts';

export type Severity = 'error' | 'warning' | 'info';

/** The documents write `Error`, the API answers `error`, too. */
export function severityOf({ messageType }: ConfiguratorMessage): Severity {
  const type = (messageType ?? '').toLowerCase();
  return type === 'error' || type === 'warning' ? type : 'info';
}

/** In the order they are told, each text once. */
export function messagesOf({ messages }: ConfigurationDetails): readonly ConfiguratorMessage[] {
  const all = Object.values(messages ?? {}).flat();
  return all.filter((one, index) => all.findIndex(({ message }) => message === one.message) === index);
}

export function errorsOf(details: ConfigurationDetails): readonly string[] {
  return messagesOf(details)
    .filter((message) => severityOf(message) === 'error')
    .map(({ message }) => message);
}
