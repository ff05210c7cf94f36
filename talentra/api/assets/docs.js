SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null, // nothing is sent to anybody else
  persistAuthorization: false, // a token is not kept in the browser
  tryItOutEnabled: true,
});
