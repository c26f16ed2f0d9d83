"""What is written short, in full: tables of words (`abbreviations` joins them) and the forms with a rule."""
