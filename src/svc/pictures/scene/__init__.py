"""What a picture is made of, independent of any format: shapes, ids, labels, annotations."""
