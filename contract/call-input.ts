/** The parameters of a call as its entry in the table types them. */
import type { Endpoint, Parameters, ParameterType, PathParameter, PathParameters } from './endpoint.ts';

export type Scalar = string | number | boolean;

type TypeOf<T extends ParameterType> = T extends `text${string}`
  ? string
  : T extends `number${string}`
    ? number
    : boolean;
type Optional<P extends Parameters> = { [N in keyof P]: P[N] extends `${string}?` ? N : never }[keyof P];

/** Values of some parameters; what may be left out may also be undefined. */
type Values<P extends Parameters> = { readonly [N in Exclude<keyof P, Optional<P>>]: TypeOf<P[N]> } & {
  readonly [N in Optional<P>]?: TypeOf<P[N]> | undefined;
};

/** Of several groups of parameters. */
type AllValues<Groups> = Groups extends readonly [infer First extends Parameters, ...infer Rest]
  ? Values<First> & AllValues<Rest>
  : unknown;

/** Several values of a name are sent one after the other. */
type OtherValues<E> = E extends { readonly others: string }
  ? Readonly<Record<string, Scalar | readonly Scalar[] | undefined>>
  : unknown;

/** Under a name of its own, which may be left out where every value may. */
type Place<Name extends string, V> = unknown extends V
  ? unknown
  : Partial<V> extends V
    ? Readonly<Partial<Record<Name, V>>>
    : Readonly<Record<Name, V>>;

type PathInput<P extends string> = [PathParameter<P>] extends [never]
  ? unknown
  : { readonly path: PathParameters<P> };
type QueryInput<E> = E extends { readonly method: 'GET' | 'DELETE' } | { readonly body: 'json' }
  ? Place<'query', AllValues<E extends { readonly query: infer Q } ? Q : unknown> & OtherValues<E>>
  : unknown;
type FormInput<E> = E extends { readonly method: 'POST' | 'PUT' }
  ? Place<'form', AllValues<E extends { readonly form: infer F } ? F : unknown> & OtherValues<E>>
  : unknown;
type PairsInput<E> = E extends { readonly pairs: infer P extends Parameters }
  ? { readonly pairs: readonly Values<P>[] }
  : unknown;

/** The body; where it may come instead of a form, the form's parameters then go into the query. */
type JsonInput<E> = E extends { readonly body: 'json' }
  ? { readonly json: unknown }
  : E extends { readonly alsoJson: true }
    ? { readonly json?: Readonly<Record<string, Scalar | null>> }
    : unknown;

/** What a call is made with: the parts of its path, its query or form, and pairs, as far as it has them. */
export type CallInput<E extends Endpoint> = PathInput<E['path']> &
  QueryInput<E> &
  FormInput<E> &
  PairsInput<E> &
  JsonInput<E>;
