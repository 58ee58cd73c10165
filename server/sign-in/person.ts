/**
 * Who may do what. A shopper has no account: a browser session is enough. A rep sells to customers, an admin also works on
 * the requests of every rep and reads the audit log. What somebody may do follows from the role and one right, and is decided in `may` alone.
 */
export type Role = 'rep' | 'admin';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** May see what things cost the company. */
  readonly seesCosts: boolean;
}

/** What a call asks of whoever makes it, beyond what every shopper may do. */
export type Permission = 'stay-signed-in' | 'sell' | 'see-costs' | 'read-audit';

/** Denied unless a line here allows it; nobody is signed in when `person` is undefined. */
export function may(person: Person | undefined, permission: Permission): boolean {
  if (!person) return false;
  switch (permission) {
    case 'stay-signed-in':
    case 'sell':
      return true;
    case 'see-costs':
      return person.seesCosts;
    case 'read-audit':
      return person.role === 'admin';
  }
}

/** Whether somebody may work on what is assigned to another person, or to nobody (null). */
export function mayWorkOn(person: Person, assignee: string | null): boolean {
  return assignee === null || assignee === person.id || person.role === 'admin';
}
