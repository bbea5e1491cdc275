"""Makes a site of pages: staged for MkDocs, linked to the glossary, protected, usable without network."""
