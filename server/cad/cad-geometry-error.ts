/** The configured product has a shape that cannot be made. Nothing is made then: no length is guessed. */
export class CadGeometryError extends Error {
  override readonly name = 'CadGeometryError';
  /** The fields of the configuration that the shape depends on. */
  readonly parameters: readonly string[];
  /** For the author of the model: where the shape is described (`scene.yaml:12:7`), and what is wrong with it. */
  readonly authorMessage: string;

  /** @param message for the customer, in their language */
  constructor(message: string, parameters: readonly string[], authorMessage: string) {
    super(message);
    this.parameters = parameters;
    this.authorMessage = authorMessage;
  }
}
