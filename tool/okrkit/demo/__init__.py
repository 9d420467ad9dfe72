"""The story of Northwind Roasters."""
