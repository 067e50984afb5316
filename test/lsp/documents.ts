/** Of the contract `endpoint`, which is chosen by the heading: what is missing, and where it belongs. */
export const incomplete = `---
docwright: api-docs
---
# API Documentation

## Overview

Parcels and where they are.
`;
