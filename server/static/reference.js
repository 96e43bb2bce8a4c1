// Draws the reference with Scalar, and lets its requests go to this server and nowhere else.
Scalar.createApiReference('#reference', {
  // What the server was told to show, or the contract.
  url: '/docs/openapi',
  // The contract names MoneyKit's own server, which this page must not call.
  servers: [{ url: window.location.origin, description: 'This reference server' }],
  authentication: { preferredSecurityScheme: 'bearerAuth' },
  // Everything that Scalar would otherwise ask of somebody else's server.
  agent: { disabled: true },
  mcp: { disabled: true },
  telemetry: false,
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  persistAuth: false,
})
