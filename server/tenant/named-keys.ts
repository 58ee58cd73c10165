/**
 * The keys a wire type names, without the index signature that lets custom attributes pass: what the tenant itself has
 * to say, checked one by one.
 */
export type NamedKeys<T> = keyof { [K in keyof T as string extends K ? never : K]: T[K] };
