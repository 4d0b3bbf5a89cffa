declare module 'swagger-ui-dist/swagger-ui-bundle.js' {
  /** Renders an OpenAPI document: https://github.com/swagger-api/swagger-ui/blob/master/docs/usage/configuration.md */
  export default function SwaggerUIBundle(options: {
    readonly url: string;
    readonly dom_id: string;
    readonly deepLinking?: boolean;
    readonly docExpansion?: 'list' | 'full' | 'none';
    readonly defaultModelsExpandDepth?: number;
    readonly tryItOutEnabled?: boolean;
    readonly validatorUrl?: string | null;
  }): void;
}
